# Every task has one command here. JDK 25 is found by .mvn/jdk25, as in ./sluice.
.DEFAULT_GOAL := help
.PHONY: help run test check format sdk cassettes conformance backends

mvn = home="$$(.mvn/jdk25)" && JAVA_HOME="$$home" mvn -B

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 22

run: ## run the gateway on 127.0.0.1:8080
	@./sluice serve

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

sdk: ## the official Python and JavaScript clients
	@$(suite) sdk

cassettes: ## recorded exchanges, cut in every way a network may cut them
	@$(suite) cassettes

conformance: ## the Python client's own tests, with and without the gateway
	@$(suite) conformance

backends: ## real vLLM and llama.cpp servers
	@$(suite) backends
