/** The lab was asked for something that doesn't exist or makes no sense. The message says what, and what does. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
