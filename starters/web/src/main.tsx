import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

import { ordersApi } from './api.ts';
import { loadRuntimeConfig } from './runtime-config.ts';
import { openSession } from './session.ts';
import './styles.css';
import { App } from './views/app.tsx';
import { Notice } from './views/notice.tsx';

const root = createRoot(document.getElementById('root')!);

try {
  const config = await loadRuntimeConfig();
  const session = await openSession(config);
  const api = ordersApi(config.api, session.token);
  root.render(
    <StrictMode>
      <App config={config} session={session} api={api} />
    </StrictMode>,
  );
} catch (error) {
  const reason = error instanceof Error ? error.message : 'unknown';
  root.render(
    <main className="page page-narrow">
      <h1 className="visually-hidden">Orders</h1>
      <Notice title="Orders can’t start" action={{ label: 'Try again', run: () => location.reload() }}>
        The settings of this environment couldn’t be read ({reason}).
      </Notice>
    </main>,
  );
}
