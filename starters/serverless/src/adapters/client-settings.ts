/** For every AWS client: three tries together end before the function's own time does (10 s), so a caller gets an answer. */
export const CLIENT = { maxAttempts: 3, requestHandler: { connectionTimeout: 1_000, requestTimeout: 2_000 } } as const;
