import type { AccountAccess } from '../../cloud/index.ts';
import type { LocalCloud } from '../../local/index.ts';

/** The management account of a local cloud. `sent` is told of every request, retries included. */
export function localAccess(cloud: LocalCloud, sent: () => void = () => undefined): AccountAccess {
  const credentials = async () => ({ accessKeyId: cloud.managementAccount, secretAccessKey: 'test' });
  const clients = new Map<unknown, unknown>();
  const access: AccountAccess = {
    id: cloud.managementAccount,
    credentials,
    client(constructor, region) {
      const known = clients.get(constructor) as InstanceType<typeof constructor> | undefined;
      if (known !== undefined) return known;
      const client = new constructor({ region, credentials, endpoint: cloud.endpoint, maxAttempts: 8, retryMode: 'standard' });
      onSend(client, sent);
      clients.set(constructor, client);
      return client;
    },
    assume: () => access,
  };
  return access;
}

interface Stack {
  add(
    middleware: (next: (args: unknown) => unknown) => (args: unknown) => unknown,
    options: { readonly step: string; readonly priority: string },
  ): void;
}

function onSend(client: unknown, sent: () => void): void {
  const { middlewareStack } = client as { readonly middlewareStack: Stack };
  middlewareStack.add(
    (next) => (args) => {
      sent();
      return next(args);
    },
    { step: 'finalizeRequest', priority: 'low' },
  );
}
