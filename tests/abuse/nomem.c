/* Preloaded: the malloc, calloc or realloc whose number is in NOMEM_AT finds no
 * memory, once; 0 only counts, and tells on standard error at the end. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *old, size_t size);

static long calls, at = -1;

static int is_over(void)
{
	if (at < 0) {
		const char *text = getenv("NOMEM_AT");
		at = text ? atol(text) : 0;
	}
	if (__atomic_add_fetch(&calls, 1, __ATOMIC_RELAXED) != at)
		return 0;
	errno = ENOMEM;
	return 1;
}

void *malloc(size_t size)
{
	return is_over() ? NULL : __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
	return is_over() ? NULL : __libc_calloc(count, size);
}

void *realloc(void *old, size_t size)
{
	return is_over() ? NULL : __libc_realloc(old, size);
}

__attribute__((destructor)) static void tell(void)
{
	if (at == 0)
		dprintf(STDERR_FILENO, "calls %ld\n", calls);
}
