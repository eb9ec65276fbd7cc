#include "core/waiting.h"

#include <assert.h>

enum { MINUTE_S = 60, STEP_MIN = 5 };

static bool is_open(const struct waiting *waiting)
{
	for (int i = 0; i < waiting->desk_count; i++) {
		if (!waiting->desk[i].paused)
			return true;
	}
	return false;
}

/* Until a desk takes the next one. */
static int64_t free_in_s(const struct waiting_desk *desk, int64_t service_s, int64_t now)
{
	int64_t in_s = 0;
	if (desk->busy_since) {
		in_s = desk->busy_since + service_s - now;
		if (in_s < WAITING_LEAST_S)
			in_s = WAITING_LEAST_S;
	}
	if (desk->paused && desk->back_at - now > in_s)
		in_s = desk->back_at - now;
	return in_s;
}

static int first_free(const int64_t free_s[], int count)
{
	int first = 0;
	for (int i = 1; i < count; i++)
		first = free_s[i] < free_s[first] ? i : first;
	return first;
}

int64_t waiting_estimate_s(const struct waiting *waiting, int ahead, int usual_s, int64_t now)
{
	int64_t free_s[WAITING_DESKS];
	int64_t service_s = waiting->served >= WAITING_FEW ? waiting->median_s : usual_s;
	assert(waiting->desk_count <= WAITING_DESKS && ahead >= 0);
	if (!is_open(waiting))
		return WAITING_SHUT;
	for (int i = 0; i < waiting->desk_count; i++)
		free_s[i] = free_in_s(&waiting->desk[i], service_s, now);
	for (int i = 0; i < ahead; i++)
		free_s[first_free(free_s, waiting->desk_count)] += service_s;
	return free_s[first_free(free_s, waiting->desk_count)];
}

int waiting_minutes(int64_t estimate_s)
{
	if (estimate_s < MINUTE_S)
		return 0;
	int64_t minutes = (estimate_s + MINUTE_S - 1) / MINUTE_S;
	return (int)((minutes + STEP_MIN - 1) / STEP_MIN * STEP_MIN);
}

int64_t waiting_called_s(const struct waiting_call *call, int64_t now)
{
	int64_t until = call->stopped_at ? call->stopped_at : now;
	int64_t age_s = until - call->called_at - call->stopped_s;
	return age_s > 0 ? age_s : 0;
}
