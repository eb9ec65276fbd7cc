/* One line each on stderr; for the journal with systemd's "<N>" priority. */
#ifndef SYS_LOG_H
#define SYS_LOG_H

enum log_level { LOG_LEVEL_ERROR = 3, LOG_LEVEL_WARNING = 4, LOG_LEVEL_INFO = 6 };

/* Never pass personal data. */
void log_line(enum log_level level, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* Before a screen is drawn: if stderr is the terminal, this process's lines and
 * its children's go to the end of that file from now on. Words would tear the
 * screen. */
void log_leave_terminal(const char *folder, const char *name);

#endif
