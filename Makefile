# Every task has one command here. JDK 25 is found by .mvn/jdk25, as in ./sluice.
.DEFAULT_GOAL := help
.PHONY: help run test check format

mvn = home="$$(.mvn/jdk25)" && JAVA_HOME="$$home" mvn -B

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 22

run: ## run the gateway on 127.0.0.1:8080
	@./sluice serve

test: ## every test a change must pass
	@$(mvn) test

check: ## format, Error Prone and NullAway with warnings as errors
	@$(mvn) -q spotless:check
	@$(mvn) -q -Pstrict compile

format: ## format the sources
	@$(mvn) -q spotless:apply
