/** For every AWS client: three tries of a few seconds each end well before the gateway gives up (29 s). */
export const CLIENT = { maxAttempts: 3, requestHandler: { connectionTimeout: 1_000, requestTimeout: 4_000 } } as const;
