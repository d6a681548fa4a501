/**
 * Query parameters that tell cached answers apart. API Gateway looks at none that isn't declared, so these are part of the contract with a
 * product: another parameter doesn't change what a cached GET answers, and `v` is there for a caller to ask past the cache after a write.
 */
export const CACHE_KEY_QUERY = ['cursor', 'filter', 'limit', 'query', 'sort', 'v'] as const;

/**
 * What makes two GETs the same request: the token first of all, as an answer is its caller's own; then the path and the known query.
 * Each parameter by its name in a method's request, with whether it must be there.
 */
export function cachedRequest(hasProxyPath: boolean): Record<string, boolean> {
  return {
    'method.request.header.Authorization': true,
    ...(hasProxyPath ? { 'method.request.path.proxy': true } : {}),
    ...Object.fromEntries(CACHE_KEY_QUERY.map((name) => [`method.request.querystring.${name}`, false])),
  };
}
