package dev.sluice.admin;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Only for operators: [Guard] asks first. Every resource here has it but those with [Doorway], and
/// a test fails on one that has neither (security S3: deny by default, by annotation, never by
/// path).
@NameBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@interface Guarded {}
