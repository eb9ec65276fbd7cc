#include "staff/reasons.h"

#include <string.h>

#include "core/lang.h"

#define COUNT(array) (int)(sizeof(array) / sizeof((array)[0]))

static const struct reason out_of_turn[] = {
	{ "priority", N_("served out of turn by law") },
	{ "returned", N_("has come back with a document") },
	{ "brief", N_("a matter of a minute") },
	{ "child", N_("with a small child, or unwell") },
	{ "other", N_("another reason") },
};

static const struct reason put_off[] = {
	{ "document", N_("has gone for a document") },
	{ "specialist", N_("waits for somebody of the school") },
	{ "visitor", N_("has asked for it") },
	{ "other", N_("another reason") },
};

static const struct reason sent_on[] = {
	{ "specialist", N_("that desk deals with it") },
	{ "busy", N_("this desk is needed elsewhere") },
	{ "other", N_("another reason") },
};

static const struct reason given_back[] = {
	{ "gone", N_("has gone") },
	{ "mistake", N_("the ticket was taken by mistake") },
	{ "twice", N_("has a second ticket") },
	{ "other", N_("another reason") },
};

static const struct {
	const struct reason *reasons;
	int count;
} by_verb[VISIT_VERBS] = {
	[VERB_CALL] = { out_of_turn, COUNT(out_of_turn) },
	[VERB_HOLD] = { put_off, COUNT(put_off) },
	[VERB_TRANSFER] = { sent_on, COUNT(sent_on) },
	[VERB_CANCEL] = { given_back, COUNT(given_back) },
};

int reasons_for(enum visit_verb verb, const struct reason **reasons)
{
	*reasons = by_verb[verb].reasons;
	return by_verb[verb].count;
}

const char *reasons_word(const char *verb, const char *code)
{
	for (int v = 0; v < VISIT_VERBS; v++) {
		bool same = by_verb[v].count && strcmp(visit_verb_name((enum visit_verb)v), verb) == 0;
		for (int i = 0; same && i < by_verb[v].count; i++) {
			if (strcmp(by_verb[v].reasons[i].code, code) == 0)
				return _(by_verb[v].reasons[i].label);
		}
	}
	return NULL;
}

static const struct {
	int minutes;
	const char *label;
} times[] = {
	{ 10, N_("in 10 minutes") },
	{ 20, N_("in 20 minutes") },
	{ 30, N_("in half an hour") },
	{ 60, N_("in an hour") },
	{ 120, N_("in two hours") },
	{ REASONS_TYPED, N_("at a time: I will type it") },
	{ REASONS_BY_HAND, N_("when somebody sends it back") },
};

int reasons_times(void)
{
	return COUNT(times);
}

const char *reasons_time_label(int i)
{
	return _(times[i].label);
}

int64_t reasons_time(int i, const struct moment *now)
{
	return times[i].minutes > 0 ? now->unix_s + times[i].minutes * 60LL : times[i].minutes;
}
