/** Verbs with which the names of actions begin that only look. */
export const LOOKING =
  /^(?:batchget|batchdescribe|check|count|describe|detect|discover|estimate|filter|get|head|list|lookup|poll|preview|query|read|scan|search|select|simulate|test|validate|verify|view)/;
