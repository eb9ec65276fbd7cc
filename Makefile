# The kiosk. `make help` lists what can be done.

VERSION := 0.1.0
PREFIX  ?= /usr
DESTDIR ?=
B       ?= build

CC      ?= gcc
ifeq ($(origin CC),default)
CC      := gcc
endif
CFLAGS  ?= -O2 -g
STRICT  := -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wpointer-arith \
           -Wwrite-strings -Wvla -Wformat=2 -Wno-format-nonliteral
HARDEN  := -fstack-protector-strong -fPIE
LDHARD  := -pie -Wl,-z,relro,-z,now -Wl,--as-needed
ifdef WERROR
STRICT  += -Werror
endif
ifdef SAN
CFLAGS  := -O1 -g -fno-omit-frame-pointer
HARDEN  := -fPIE -fsanitize=address,undefined -fno-sanitize-recover=all
LDHARD  := -pie -Wl,--as-needed -fsanitize=address,undefined
else
HARDEN  += -D_FORTIFY_SOURCE=2
endif

# ---- the rooms and who may know whom (DESIGN: arrows go one way) ----------------

ROOMS          := core catalog store print ui sys office visitor staff board command
KNOWS_core     :=
KNOWS_catalog  := core
KNOWS_store    := core
KNOWS_print    := core
KNOWS_ui       := core
KNOWS_sys      := core
KNOWS_office   := catalog store print sys core
KNOWS_visitor  := office catalog store print ui sys core
KNOWS_staff    := office catalog store print ui sys core
KNOWS_board    := office catalog store print ui sys core
KNOWS_command  := visitor staff board office catalog store print ui sys core

# Libraries, by room; print's heavy ones are for kiosk-print and its tests alone.
PKGS_catalog   := libfyaml
PKGS_store     := sqlite3 libsodium
PKGS_print     := jansson
PKGS_ui        := ncursesw
PKGS_office    := libsodium
PKGS_command   := jansson
PKGS_paper     := pangocairo cairo libqrencode

pkg_cflags = $(if $(1),$(shell pkg-config --cflags $(1) 2>/dev/null))
pkg_libs   = $(if $(1),$(shell pkg-config --libs $(1) 2>/dev/null))
CUPS_LIBS  := $(shell cups-config --libs 2>/dev/null)

CPPFLAGS += -D_GNU_SOURCE -DKIOSK_VERSION='"$(VERSION)"' -Isrc -I$(B)/gen -DTESTS_DIR='"$(CURDIR)/tests"'
CSTD     := -std=gnu17

ALL_PKGS   := $(sort $(foreach r,$(ROOMS),$(PKGS_$(r))) $(PKGS_paper))
LIB_CFLAGS := $(call pkg_cflags,$(ALL_PKGS))

# glibc has iconv; elsewhere it may be a library of its own.
HASH       := \#
ICONV_LIBS := $(shell printf '$(HASH)include <iconv.h>\nint main(void){return iconv_open("RK1048","UTF-8")==0;}' | \
	$(CC) -xc -o /dev/null - 2>/dev/null || echo -liconv)

room_srcs = $(sort $(wildcard src/$(1)/*.c) $(EXTRA_$(1)))
EXTRA_store := $(B)/gen/store_sql.c
room_objs = $(patsubst %.c,$(B)/obj/%.o,$(patsubst $(B)/gen/%,gen/%,$(call room_srcs,$(1))))
archive   = $(B)/lib/lib$(1).a
archives  = $(foreach r,$(1),$(call archive,$(r)))
room_libs = $(call pkg_libs,$(sort $(foreach r,$(1),$(PKGS_$(r)))))

KIOSK_ROOMS := command visitor staff board office ui catalog store print sys core
PRINT_ROOMS := print core

BINS := $(B)/bin/kiosk $(B)/libexec/kiosk/kiosk-print $(B)/libexec/kiosk/escposfilter \
        $(B)/libexec/kiosk/lockkeys

# `make V=1` shows the commands.
ifdef V
Q   :=
say  = @:
else
Q   := @
say  = @printf '  %-5s %s\n'
endif

.DEFAULT_GOAL := all
.SECONDARY:
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory

all: $(BINS) share open ## build both programs, catalogs and locales into build/
programs: $(BINS)

$(B)/bin/kiosk: $(B)/obj/src/main.o $(call archives,$(KIOSK_ROOMS))
	@mkdir -p $(@D)
	$(say) LD $@
	$(Q)$(CC) $(LDHARD) -o $@ $^ $(call room_libs,$(KIOSK_ROOMS))
	@ln -sf bin/kiosk $(B)/kiosk

$(B)/libexec/kiosk/kiosk-print: $(B)/obj/src/print_main.o $(call archives,$(PRINT_ROOMS))
	@mkdir -p $(@D)
	$(say) LD $@
	$(Q)$(CC) $(LDHARD) -o $@ $^ $(call room_libs,print) $(call pkg_libs,$(PKGS_paper)) $(CUPS_LIBS) $(ICONV_LIBS) -lm

# A filter for CUPS; it belongs into its filter folder and knows no room.
$(B)/libexec/kiosk/escposfilter: $(B)/obj/src/print/cups/escposfilter.o
	@mkdir -p $(@D)
	$(CC) $(LDHARD) -o $@ $^ $(CUPS_LIBS)

# Takes keys out of the console; knows no room either.
$(B)/libexec/kiosk/lockkeys: $(B)/obj/src/systemd/lockkeys.o
	@mkdir -p $(@D)
	$(say) LD $@
	$(Q)$(CC) $(LDHARD) -o $@ $^

define ROOM_RULES
$(call archive,$(1)): $(call room_objs,$(1))
	@mkdir -p $$(@D)
	@rm -f $$@
	$(say) AR $$@
	$(Q)$(AR) rcs $$@ $$^
endef
$(foreach r,$(ROOMS),$(eval $(call ROOM_RULES,$(r))))

$(B)/obj/%.o: %.c $(B)/flags
	@mkdir -p $(@D)
	$(say) CC $<
	$(Q)$(CC) $(CSTD) $(STRICT) $(HARDEN) $(CPPFLAGS) $(LIB_CFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<
$(B)/obj/gen/%.o: $(B)/gen/%.c $(B)/flags
	@mkdir -p $(@D)
	$(say) CC $<
	$(Q)$(CC) $(CSTD) $(STRICT) $(HARDEN) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

# Objects are made again when the compiler or its options change.
$(B)/flags: FORCE
	@mkdir -p $(@D)
	@printf '%s\n' '$(CC) $(STRICT) $(HARDEN) $(CFLAGS) $(VERSION)' | cmp -s - $@ || \
		printf '%s\n' '$(CC) $(STRICT) $(HARDEN) $(CFLAGS) $(VERSION)' > $@
FORCE:

# The schema and its upgrades are real SQL files, compiled in as text.
SQL := $(sort $(wildcard src/store/*.sql src/store/upgrade/*.sql))
$(B)/gen/store_sql.c: $(SQL) src/store/embed.awk
	@mkdir -p $(@D)
	$(say) SQL $@
	$(Q)awk -f src/store/embed.awk $(SQL) > $@

-include $(shell find $(B)/obj -name '*.d' 2>/dev/null)

# ---- packages (Debian 12) and the demo ------------------------------------------

DEB_BUILD := build-essential pkg-config gettext locales libncurses-dev libsqlite3-dev libsodium-dev \
             libfyaml-dev libjansson-dev libcups2-dev libcairo2-dev libpango1.0-dev libqrencode-dev \
             fonts-dejavu-core xfonts-terminus pcf2bdf bdf2psf
DEB_TEST  := libcmocka-dev tmux sqlite3 strace python3 python3-pil dbus-daemon cups cups-client \
             cups-daemon cups-filters cups-ipp-utils ghostscript poppler-utils zbar-tools curl \
             tesseract-ocr tesseract-ocr-kaz tesseract-ocr-rus systemd kbd procps \
             clang libclang-rt-14-dev cppcheck clang-tidy universal-ctags mandoc \
             hunspell hunspell-kk hunspell-ru whiptail faketime fiu-utils alsa-utils

# $(1): packages. Asks apt only for what is missing, as root or through sudo.
define install_packages
@missing=$$(dpkg-query -W -f='$${Package} $${Status}\n' $(1) 2>/dev/null | \
	awk '/ok installed/ { have[$$1] = 1 } END { for (p in have) print p }' | sort > $(B)/.have; \
	printf '%s\n' $(1) | sort | comm -23 - $(B)/.have); \
[ -z "$$missing" ] && exit 0; \
echo "installing:" $$missing; \
sudo=; [ $$(id -u) = 0 ] || sudo=sudo; \
$$sudo apt-get update -qq && \
$$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing >/dev/null
endef

deps: | $(B)/
	$(call install_packages,$(DEB_BUILD))
deps-test: | $(B)/
	$(call install_packages,$(DEB_BUILD) $(DEB_TEST))
$(B)/:
	@mkdir -p $@

run: ## install what is missing, build, start the visitor's kiosk in this terminal
	@$(MAKE) deps
	@$(MAKE) all
	@mkdir -p $(B)/run
	$(B)/bin/kiosk visitor --demo --home $(B)/run --forms $(B)/open

run-staff: ## the staff's desk in this terminal, beside `make run` and with its register
	@$(MAKE) deps
	@$(MAKE) all
	@mkdir -p $(B)/run
	$(B)/bin/kiosk staff --demo --home $(B)/run --forms $(B)/open

# ---- words, forms, locales ------------------------------------------------------

MO      := $(patsubst locale/%.po,$(B)/share/locale/%/LC_MESSAGES/kiosk.mo,$(wildcard locale/*.po))
FORMS   := $(patsubst forms/%,$(B)/share/kiosk/forms/%,$(wildcard forms/*.yaml))
LOCALES := $(B)/share/kiosk/locale/kk_KZ.UTF-8 $(B)/share/kiosk/locale/ru_RU.UTF-8

FONTS   := $(patsubst %,$(B)/share/kiosk/fonts/kiosk-%.psf.gz,16x32 12x24 8x16)

share: $(MO) $(FORMS) $(LOCALES) $(FONTS)

# The same forms for the demo and the tests, which run at any hour: a school that
# gives no hours is always open.
OPEN := $(patsubst forms/%,$(B)/open/%,$(wildcard forms/*.yaml))
open: $(OPEN)
$(B)/open/school.yaml: forms/school.yaml
	@mkdir -p $(@D)
	@awk '/^[a-z_]+:/ { hours = $$1 == "hours:" } !hours' $< > $@
$(B)/open/%: forms/%
	@mkdir -p $(@D)
	@install -m 644 $< $@

$(B)/share/locale/%/LC_MESSAGES/kiosk.mo: locale/%.po
	@mkdir -p $(@D)
	$(say) MO $@
	$(Q)msgfmt --check --output-file=$@ $<
$(B)/share/kiosk/forms/%: forms/%
	@mkdir -p $(@D)
	@install -m 644 $< $@
$(B)/share/kiosk/locale/%.UTF-8:
	@mkdir -p $(@D)
	$(say) LOC $@
	$(Q)localedef --no-archive -i $* -f UTF-8 $@ || { rm -rf $@; exit 1; }

# The console font: 256 glyphs of Terminus, Kazakh letters and the tenge among them.
$(B)/share/kiosk/fonts/kiosk-%.psf.gz: src/font/font.sh src/font/tenge.awk src/font/kiosk.set
	$(say) FONT $@
	$(Q)src/font/font.sh $* $@

WORDY := $(sort $(wildcard src/*.c src/*/*.c src/*/*.h))
$(B)/kiosk.pot: $(WORDY)
	@mkdir -p $(@D)
	xgettext -LC --from-code=UTF-8 -k -k_ -kN_ -kngettext:1,2 --sort-by-file --add-location=file \
		--package-name=kiosk --package-version=$(VERSION) -o - $^ | sed '/^"POT-Creation-Date/d' > $@

pot: $(B)/kiosk.pot ## collect the program's sentences into locale/kiosk.pot
	install -D -m 644 $< locale/kiosk.pot

# ---- install --------------------------------------------------------------------

LIBEXEC := $(DESTDIR)$(PREFIX)/libexec/kiosk
SHARE   := $(DESTDIR)$(PREFIX)/share
LIBDIR  := $(DESTDIR)$(PREFIX)/lib
put      = install -D -m $(1) $(2) $(3)
# What names a path under /usr gets the prefix that was asked for.
put_text = install -d $(dir $(3)) && sed 's,/usr/\(bin/kiosk\|libexec/kiosk\|share/kiosk\),$(PREFIX)/\1,' $(2) > $(3) && chmod $(1) $(3)

install: all ## install below DESTDIR and PREFIX (/usr)
	$(call put,755,$(B)/bin/kiosk,$(DESTDIR)$(PREFIX)/bin/kiosk)
	$(call put,755,$(B)/libexec/kiosk/kiosk-print,$(LIBEXEC)/kiosk-print)
	$(call put,755,$(B)/libexec/kiosk/lockkeys,$(LIBEXEC)/lockkeys)
	$(call put_text,755,src/systemd/font.sh,$(LIBEXEC)/font.sh)
	$(call put,755,$(B)/libexec/kiosk/escposfilter,$(LIBDIR)/cups/filter/escposfilter)
	$(call put,644,src/print/cups/kiosk.types,$(SHARE)/cups/mime/kiosk.types)
	$(call put,644,src/print/cups/kiosk-escpos.ppd,$(SHARE)/ppd/kiosk/kiosk-escpos.ppd)
	cd $(B)/share && find $(patsubst $(B)/share/%,%,$(MO) $(FORMS) $(LOCALES) $(FONTS)) -type f -exec install -D -m 644 {} $(abspath $(SHARE))/{} \;
	$(call put_text,644,kiosk.service,$(LIBDIR)/systemd/system/kiosk.service)
	$(call put_text,644,src/systemd/kiosk-staff@.service,$(LIBDIR)/systemd/system/kiosk-staff@.service)
	$(call put_text,644,src/systemd/kiosk-board@.service,$(LIBDIR)/systemd/system/kiosk-board@.service)
	$(call put_text,644,src/systemd/kiosk-purge.service,$(LIBDIR)/systemd/system/kiosk-purge.service)
	$(call put,644,src/systemd/kiosk-purge.timer,$(LIBDIR)/systemd/system/kiosk-purge.timer)
	$(call put_text,644,src/systemd/kiosk-backup.service,$(LIBDIR)/systemd/system/kiosk-backup.service)
	$(call put,644,src/systemd/kiosk-backup.timer,$(LIBDIR)/systemd/system/kiosk-backup.timer)
	$(call put,644,src/systemd/staff-keys.conf,$(SHARE)/kiosk/staff-keys.conf)
	$(call put_text,644,src/systemd/sshd-kiosk-staff.conf,$(SHARE)/kiosk/sshd-kiosk-staff.conf)
	$(call put,644,src/systemd/kiosk.preset,$(LIBDIR)/systemd/system-preset/50-kiosk.preset)
	$(call put,644,src/systemd/logind.conf,$(LIBDIR)/systemd/logind.conf.d/kiosk.conf)
	$(call put,644,src/systemd/system.conf,$(LIBDIR)/systemd/system.conf.d/kiosk.conf)
	$(call put,644,src/systemd/sysusers.conf,$(LIBDIR)/sysusers.d/kiosk.conf)
	$(call put,644,src/systemd/sysctl.conf,$(LIBDIR)/sysctl.d/90-kiosk.conf)
	$(call put_text,644,src/systemd/91-kiosk-font.rules,$(LIBDIR)/udev/rules.d/91-kiosk-font.rules)
	$(call put,644,LICENSE,$(SHARE)/doc/kiosk/copyright)
	$(call put,644,src/font/OFL.txt,$(SHARE)/doc/kiosk/copyright.fonts)
	$(call put_text,644,src/man/kiosk.1,$(SHARE)/man/man1/kiosk.1) && gzip -9nf $(SHARE)/man/man1/kiosk.1

# ---- tests ----------------------------------------------------------------------
# Each unit test links its room and the rooms that room may know, nothing else:
# a wrong arrow does not link.

PKGS_print_test := $(PKGS_paper)
LIBS_print_test  = $(CUPS_LIBS) $(ICONV_LIBS) -lm

UNIT_SRCS := $(wildcard $(foreach r,$(ROOMS),tests/$(r)/test_*.c))
UNITS     := $(patsubst tests/%.c,$(B)/tests/%,$(UNIT_SRCS))

# What the tests of a room share: its other C files.
test_parts = $(patsubst %.c,$(B)/obj/%.o,$(filter-out tests/$(1)/test_%.c,$(wildcard tests/$(1)/*.c)))

define UNIT_RULES
$(B)/tests/$(1)/test_%: $(B)/obj/tests/$(1)/test_%.o $(call test_parts,$(1)) $(call archives,$(1) $(KNOWS_$(1)))
	@mkdir -p $$(@D)
	$(say) LD $$@
	$(Q)$(CC) $(LDHARD) -o $$@ $$^ $(call room_libs,$(1) $(KNOWS_$(1))) \
		$(call pkg_libs,$(PKGS_$(1)_test)) $(LIBS_$(1)_test) $$(shell pkg-config --libs cmocka)
endef
$(foreach r,$(ROOMS),$(eval $(call UNIT_RULES,$(r))))

# kill -9 and power cuts: the store under a disk that loses what was not synced.
CRASH_PARTS := $(patsubst %.c,$(B)/obj/%.o,$(filter-out tests/crash/test_%.c,$(wildcard tests/crash/*.c)))
CRASH       := $(patsubst tests/%.c,$(B)/tests/%,$(wildcard tests/crash/test_*.c))
$(B)/tests/crash/test_%: $(B)/obj/tests/crash/test_%.o $(CRASH_PARTS) $(call archives,store core)
	@mkdir -p $(@D)
	$(say) LD $@
	$(Q)$(CC) $(LDHARD) -o $@ $^ $(call room_libs,store) $(shell pkg-config --libs cmocka)

units: $(UNITS) $(B)/tests/bench/bench $(B)/tests/bench/menu $(CRASH)

test: ## install what tests need, build, run every level; ends with "N passed, N failed"
	@$(MAKE) deps-test
	@$(MAKE) all units
	@tests/run.sh $(B)

asan: ## the same with AddressSanitizer and UndefinedBehaviourSanitizer
	@$(MAKE) test B=$(B)/asan SAN=1 WERROR=1

# Fuzz targets, for fuzz.sh, which builds the rooms with clang in a folder of their own.
FUZZERS := $(patsubst tests/fuzz/%.c,$(B)/tests/fuzz/%,$(wildcard tests/fuzz/fuzz_*.c))
$(B)/tests/fuzz/fuzz_%: $(B)/obj/tests/fuzz/fuzz_%.o $(B)/obj/tests/fuzz/fuzz.o $(call archives,$(KIOSK_ROOMS))
	@mkdir -p $(@D)
	$(say) LD $@
	$(Q)$(CC) $(LDHARD) -fsanitize=fuzzer -o $@ $^ $(call room_libs,$(KIOSK_ROOMS)) \
		$(call pkg_libs,$(PKGS_paper)) $(ICONV_LIBS) -lm
fuzzers: $(FUZZERS)

FUZZ_S ?= 600
fuzz: all ## feed each reader of input with nonsense for FUZZ_S seconds (600)
	@tests/fuzz/fuzz.sh $(B) $(FUZZ_S)

soak: all units ## what is too long for CI, one after another (half an hour)
	@for t in tests/soak/*.sh; do echo "== $$t"; bash $$t $(B) || exit 1; done

BENCH := $(patsubst %.c,$(B)/obj/%.o,$(wildcard tests/bench/*.c))
$(B)/tests/bench/bench: $(BENCH) $(call archives,store core)
	@mkdir -p $(@D)
	$(say) LD $@
	$(Q)$(CC) $(LDHARD) -o $@ $^ $(call room_libs,store) -lutil
$(B)/tests/bench/menu: $(B)/obj/tests/bench/menu/menu.o
	@mkdir -p $(@D)
	$(say) LD $@
	$(Q)$(CC) $(LDHARD) -o $@ $^ $(call room_libs,ui)

# `make bench ONLY="start take"` measures these alone.
bench: all $(B)/tests/bench/bench $(B)/tests/bench/menu ## measure; figures and bars as JSON
	@TZ=Asia/Almaty $(B)/tests/bench/bench $(abspath $(B)) $(ONLY)

golden: all units ## write the golden screens anew; look at the difference before you commit it
	@[ -z "$$CI" ] || { echo 'golden files are made by hand, not by CI' >&2; exit 1; }
	GOLDEN=write $(B)/tests/visitor/test_screens
	GOLDEN=write $(B)/tests/staff/test_screens
	GOLDEN=write $(B)/tests/board/test_board

unit-%: ## build and run the unit tests of one room, e.g. `make unit-core`
	@$(MAKE) $(patsubst tests/%.c,$(B)/tests/%,$(wildcard tests/$*/test_*.c))
	@for t in $(patsubst tests/%.c,$(B)/tests/%,$(wildcard tests/$*/test_*.c)); do echo "== $$t"; $$t || exit 1; done

# What the scripts of tests/ need to know of this file.
print-%:
	@echo '$($*)'
print-rooms:
	@$(foreach r,$(ROOMS),printf '%s: %s\n' $(r) '$(KNOWS_$(r))';)

lint: all ## house rules, static analysis, spelling; faults as file:line: sentence
	@CC='$(CC)' tests/lint.sh $(B)

mutants: ## break one line at a time in a copy; each must turn a test red (a quarter of an hour)
	@tests/mutants.sh $(B)

boot-test: all ## boot the installed kiosk on an emulated PC (root, three minutes)
	tests/boot/boot.py $(B)

help: ## this list
	@grep -hE '^[a-z%-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | sort | expand -t 14

clean: ## remove build/
	rm -rf $(B)

.PHONY: all programs share open pot install units print-rooms lint help clean FORCE deps deps-test run run-staff test asan golden bench mutants boot-test soak fuzz fuzzers
