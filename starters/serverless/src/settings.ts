import { z } from 'zod';

/** Landfall's part of the contract: see `docs/product-contract.md`. A function that lacks a variable fails at its start, in words. */
const Shared = z.object({ LANDFALL_SERVICE: z.string().min(1), TABLE_ORDERS: z.string().min(1) });

const Api = Shared.extend({
  TOPIC_ORDER_PLACED: z.string().startsWith('arn:'),
  SIGN_IN_ISSUER: z.url(),
  SIGN_IN_CLIENT_ID: z.string().min(1),
  SIGN_IN_KEYS: z.url(),
  WEB_ORIGIN: z.url(),
});

const Consumer = Shared.extend({ BUCKET_RECEIPTS: z.string().min(1) });

type Environment = Readonly<Record<string, string | undefined>>;

export function apiSettings(environment: Environment) {
  const e = read(Api, environment);
  return {
    service: e.LANDFALL_SERVICE,
    table: e.TABLE_ORDERS,
    topic: e.TOPIC_ORDER_PLACED,
    webOrigin: e.WEB_ORIGIN,
    signIn: { issuer: e.SIGN_IN_ISSUER, clientId: e.SIGN_IN_CLIENT_ID, keys: e.SIGN_IN_KEYS, scope: `api/${e.LANDFALL_SERVICE}` },
  };
}

export function consumerSettings(environment: Environment) {
  const e = read(Consumer, environment);
  return { service: e.LANDFALL_SERVICE, table: e.TABLE_ORDERS, bucket: e.BUCKET_RECEIPTS };
}

function read<Schema extends z.ZodType>(schema: Schema, environment: Environment): z.infer<Schema> {
  const result = schema.safeParse(environment);
  if (!result.success) throw new Error(`The function's environment is incomplete:\n${z.prettifyError(result.error)}`);
  return result.data;
}
