/* The sound, by the real player into ALSA's file device; and players that fail. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "staff/sound.h"

enum { SAMPLES = 4000, STEP_US = 10000, STEPS = 2000, HEADER = 44 };

static char folder[64];
static unsigned char wav[HEADER + 2 * SAMPLES];

static const char *file(const char *name)
{
	static char path[4][128];
	static int turn;
	char *out = path[turn = (turn + 1) % 4];
	snprintf(out, sizeof path[0], "%s/%s", folder, name);
	return out;
}

static void put(size_t at, unsigned long value, int bytes)
{
	for (int i = 0; i < bytes; i++)
		wav[at + (size_t)i] = (unsigned char)(value >> 8 * i);
}

/* 16 bits, one channel, 8 kHz; no sample comes twice. */
static void make_wav(void)
{
	memcpy(wav, "RIFF....WAVEfmt ", 16);
	put(4, sizeof wav - 8, 4);
	put(16, 16, 4);
	put(20, 1, 2);
	put(22, 1, 2);
	put(24, 8000, 4);
	put(28, 16000, 4);
	put(32, 2, 2);
	put(34, 16, 2);
	memcpy(wav + 36, "data", 4);
	put(40, 2 * SAMPLES, 4);
	for (unsigned long i = 0; i < SAMPLES; i++)
		put(HEADER + 2 * i, i, 2);
}

static void write_file(const char *name, const void *bytes, size_t size)
{
	FILE *out = fopen(file(name), "wb");
	assert_non_null(out);
	assert_int_equal(fwrite(bytes, 1, size, out), size);
	assert_int_equal(fclose(out), 0);
}

static int make_folder(void **state)
{
	char conf[256];
	(void)state;
	snprintf(folder, sizeof folder, "/tmp/kiosk-sound-XXXXXX");
	if (!mkdtemp(folder))
		return -1;
	make_wav();
	write_file("in.wav", wav, sizeof wav);
	int len = snprintf(conf, sizeof conf,
	                   "pcm.!default { type file slave.pcm null file \"%s\" format raw }\n"
	                   "pcm.null { type null }\n", file("out.raw"));
	write_file("asound.conf", conf, (size_t)len);
	return setenv("ALSA_CONFIG_PATH", file("asound.conf"), 1);
}

static int remove_folder(void **state)
{
	static const char *const names[] = { "in.wav", "asound.conf", "out.raw" };
	(void)state;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		unlink(file(names[i]));
	return rmdir(folder);
}

/* The loop's part, until the child is gone; then no other is left to reap. */
static void wait_for_end(struct child *child)
{
	for (int i = 0; child->pid > 0; i++) {
		assert_true(i < STEPS);
		usleep(STEP_US);
		sound_end(child);
	}
	assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
	assert_int_equal(child->in, -1);
	assert_int_equal(child->out, -1);
}

static void every_sample_arrives(void **state)
{
	static unsigned char heard[8 * SAMPLES];
	struct child child = { .in = -1, .out = -1 };
	(void)state;
	assert_int_equal(access(SOUND_PLAYER, X_OK), 0);
	sound_play(&child, SOUND_PLAYER, file("in.wav"));
	assert_true(child.pid > 0);
	pid_t first = child.pid;
	sound_play(&child, SOUND_PLAYER, file("in.wav"));
	assert_int_equal(child.pid, first);
	wait_for_end(&child);
	FILE *in = fopen(file("out.raw"), "rb");
	assert_non_null(in);
	size_t size = fread(heard, 1, sizeof heard, in);
	fclose(in);
	assert_true(size >= 2 * SAMPLES);
	assert_memory_equal(heard, wav + HEADER, 2 * SAMPLES);
}

static void a_player_that_fails_is_silence(void **state)
{
	struct child child = { .in = -1, .out = -1 };
	(void)state;
	sound_play(&child, SOUND_PLAYER, file("missing.wav"));
	wait_for_end(&child);
	setenv("ALSA_CONFIG_PATH", file("missing.conf"), 1);
	sound_play(&child, SOUND_PLAYER, file("in.wav"));
	wait_for_end(&child);
	assert_int_equal(access(file("out.raw"), F_OK), -1);
}

static void a_missing_player_is_silence(void **state)
{
	struct child child = { .in = -1, .out = -1 };
	(void)state;
	sound_play(&child, file("no-player"), file("in.wav"));
	assert_int_equal(child.pid, 0);
	wait_for_end(&child);
}

int main(void)
{
#define TEST(function) cmocka_unit_test_setup_teardown(function, make_folder, remove_folder)
	const struct CMUnitTest tests[] = {
		TEST(every_sample_arrives),
		TEST(a_player_that_fails_is_silence),
		TEST(a_missing_player_is_silence),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
