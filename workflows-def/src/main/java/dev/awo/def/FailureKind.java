package dev.awo.def;

import io.temporal.failure.ApplicationFailure;

/** Why a task cannot go on, whatever is retried: the type of a non-retryable failure. */
public enum FailureKind {
  /** The request itself makes no sense, such as a context file outside the project. */
  INVALID_REQUEST,
  /** The user's repository cannot serve: not a repository, no commits, the branch is taken. */
  REPOSITORY,
  /** The workspace is gone or was handed back: only a newly opened one helps. */
  WORKSPACE_LOST,
  /** A prompt template is missing or names an unknown variable. */
  PROMPT_TEMPLATE,
  /** No such provider or model, or the provider has no key. */
  PROVIDER_CONFIGURATION,
  /** The provider refused the key (401, 403). */
  PROVIDER_AUTHENTICATION,
  /**
   * The account is out of credit or at its limit; asking again costs retries only. Its detail is
   * the instant of the reset (ISO 8601), if the provider names it.
   */
  PROVIDER_ACCOUNT,
  /** The provider refused the request (400, 404, 413 ...). */
  PROVIDER_REQUEST,
  /** Verify commands may not run as the project demands, such as without a sandbox. */
  SANDBOX,
  /** A webhook is not set up, or refused a notification for good. */
  WEBHOOK;

  /** A failure that Temporal does not retry; {@code message} is read by a person. */
  public ApplicationFailure failure(String message) {
    return ApplicationFailure.newNonRetryableFailure(message, name());
  }

  /** As {@link #failure(String)}, with a detail for the workflow. */
  public ApplicationFailure failureWith(String message, String detail) {
    return ApplicationFailure.newNonRetryableFailure(message, name(), detail);
  }

  /** As {@link #failure(String)}, keeping the cause for the stack trace. */
  public ApplicationFailure failure(String message, Throwable cause) {
    return ApplicationFailure.newNonRetryableFailureWithCause(message, name(), cause);
  }
}
