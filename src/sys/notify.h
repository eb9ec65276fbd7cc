/* systemd's readiness and watchdog, by its datagram protocol. */
#ifndef SYS_NOTIFY_H
#define SYS_NOTIFY_H

void notify_ready(void);
void notify_alive(void);
void notify_stopping(void);
/* Milliseconds between notify_alive calls; 0 when no watchdog is set. */
int notify_interval_ms(void);

#endif
