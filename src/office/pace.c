#include "office/pace.h"

#include "store/desks.h"

enum { USUAL_S = 15 * 60 }; /* when no form file says anything */

int pace_usual_s(const struct catalog *catalog)
{
	int sum_min = 0, count = 0;
	for (size_t i = 0; i < catalog_service_count(catalog); i++) {
		const struct service *service = catalog_service(catalog, i);
		for (size_t t = 0; t < service->term_count; t++) {
			const struct term *term = &service->terms[t];
			if (term->channel != CHANNEL_PROVIDER || term->kind != TERM_SERVICE_MINUTES)
				continue;
			sum_min += term->value;
			count++;
		}
	}
	return count ? sum_min * 60 / count : USUAL_S;
}

int pace_minutes(const struct catalog *catalog, const struct waiting *waiting, int ahead,
                 int64_t now)
{
	int64_t estimate_s = waiting_estimate_s(waiting, ahead, pace_usual_s(catalog), now);
	return estimate_s == WAITING_SHUT ? PACE_SHUT : waiting_minutes(estimate_s);
}

int pace_of_ticket(const struct office *office, const struct ticket *ticket,
                   const struct moment *now)
{
	struct waiting waiting;
	struct opening opening;
	const struct calendar *calendar = &catalog_school(office->catalog)->calendar;
	bool open = calendar_reception(calendar, now, &opening) == RECEPTION_OPEN;
	if (!open || !*ticket->number || store_pace(office->store, now, &waiting))
		return 0;
	return pace_minutes(office->catalog, &waiting, ticket->ahead, now->unix_s);
}
