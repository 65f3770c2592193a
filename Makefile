# Every task has one command here. JDK 25 is found by .mvn/jdk25, as in ./sluice.
.DEFAULT_GOAL := help
.PHONY: help run demo test check format sdk cassettes codecs conformance backends fleet reader agree prometheus proxies soak brief ui-test pictures fuzz bench

mvn = home="$$(.mvn/jdk25)" && JAVA_HOME="$$home" mvn -B

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 22

run: ## run the gateway on 127.0.0.1:8080
	@./sluice serve

demo: ## a minute of mixed traffic to the running gateway, to see it work
	@./sluice demo

test: ## every test a change must pass
	@$(mvn) test

check: ## format, Error Prone and NullAway with warnings as errors, house rules
	@$(mvn) -q spotless:check
	@$(mvn) -q -Pstrict compile
	@$(mvn) -q test -Dtest='dev.sluice.house.*Test'

format: ## format the sources
	@$(mvn) -q spotless:apply

# Suites against the running gateway; src/test/suites/run says what they need.
suite = src/test/suites/run

sdk: ## the official Python and JavaScript clients, and Anthropic's for Python
	@$(suite) sdk

cassettes: ## recorded exchanges, cut in every way a network may cut them
	@$(suite) cassettes

codecs: ## every dialect and preset against a mock of its provider: probes and the official clients
	@$(suite) codecs

conformance: ## the Python client's own tests, with and without the gateway
	@$(suite) conformance

backends: ## real vLLM and llama.cpp servers
	@$(suite) backends

fleet: ## two real vLLM servers as replicas: load, queues, sleep, SIGTERM, SIGKILL; SLUICE_SHARED=the folder with backends/
	@$(suite) fleet

reader: ## a second reader of the shipped weights, in Python, agrees to the last bit
	@python3 src/test/suites/estimator/check.py

agree: ## our figures against the outside scorer's; ROUTING=its folder
	@src/test/suites/estimator/agree "$(or $(ROUTING),$(or $(SLUICE_SHARED),../shared)/routing-data)"

prometheus: ## a real Prometheus scrapes the gateway: every panel, rule and alert finds its numbers, and they are true
	@python3 src/test/prometheus/prove.py

proxies: ## HAProxy and nginx in front, with the shipped configurations, and an upstream behind TLS
	@failed=0; for part in prove tls; do python3 -B src/test/proxies/$$part.py || failed=1; done; exit $$failed

soak: ## ten minutes of random faults and reloads at half load, then 10,000 callers who leave: nothing grows or is left; SECONDS=600, needs gcc
	@python3 -B src/test/soak/soak.py $(or $(SECONDS),600); soak=$$?; python3 -B src/test/soak/disconnects.py && exit $$soak

brief: ## a minute of the same, 1,000 callers who leave, five times the load an upstream bears, how 1,000 streams end: SIGTERM, the limit, a second signal, SIGKILL, and a log nobody reads
	@failed=0; for part in "soak.py 60 100 0" "disconnects.py 1000" overload.py "kill.py 1000" unread.py; do \
	  python3 -B src/test/soak/$$part || failed=1; done; exit $$failed

ui-test: ## the web console: types, units, size of the first load, and a real browser on a running gateway
	@src/test/suites/ui

pictures: ## take the pictures of the documents anew, as ui-test does
	@PICTURES=1 src/test/suites/ui picture

fuzz: ## coverage-guided fuzzing of what reads bytes, a minute each
	@for t in AskReaderFuzzTest SpliceFuzzTest EventStreamFuzzTest; do JAZZER_FUZZ=1 JAZZER_MAX_DURATION=60s $(MAKE) -s fuzz-$$t || exit 1; done

fuzz-%:
	@$(mvn) -q test -Dtest='$*'

bench: ## cost per request and per frame beside nginx, 9,500 streams, start, the console's share; then JMH
	@python3 src/test/bench/run.py; gates=$$?; python3 src/test/bench/ring.py || gates=1; $(mvn) -q test-compile dependency:build-classpath -Dmdep.outputFile=target/bench.cp && \
	  home="$$(.mvn/jdk25)" && "$$home/bin/java" -cp target/test-classes:target/classes:$$(cat target/bench.cp) \
	  org.openjdk.jmh.Main 'dev.sluice.*Bench' -jvmArgs @deploy/jvm.options -f 1 -wi 3 -i 3 -w 1 -r 1 -prof gc; exit $$gates
