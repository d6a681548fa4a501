import type { Api } from '../api.ts';
import type { RuntimeConfig } from '../runtime-config.ts';
import type { Session } from '../session.ts';
import { OrdersPage } from './orders-page.tsx';
import { Welcome } from './welcome.tsx';

interface AppProps {
  readonly config: RuntimeConfig;
  readonly session: Session;
  readonly api: Api;
}

export function App({ config, session, api }: AppProps) {
  const { user } = session;
  return (
    <>
      <header className="bar">
        <div className="bar-inner">
          <span className="brand">
            <img src="/icon.svg" alt="" width="28" height="28" />
            Orders
          </span>
          <span className="chip">{config.environment}</span>
          {user && (
            <div className="account">
              <span className="account-name" title={user.name}>
                {user.name}
              </span>
              <button type="button" className="button button-quiet" onClick={() => void session.signOut()}>
                Sign out
              </button>
            </div>
          )}
        </div>
      </header>
      {user ? <OrdersPage api={api} signIn={session.signIn} /> : <Welcome signIn={session.signIn} failure={session.failure} />}
      <footer className="footer">
        Release <code>{config.release.slice(0, 12)}</code>
      </footer>
    </>
  );
}
