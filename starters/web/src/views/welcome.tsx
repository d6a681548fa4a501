import { useState } from 'react';

import { Notice } from './notice.tsx';

interface WelcomeProps {
  readonly signIn: () => Promise<void>;
  readonly failure: string | undefined;
}

export function Welcome({ signIn, failure }: WelcomeProps) {
  const [leaving, setLeaving] = useState(false);
  const leave = (): void => {
    setLeaving(true);
    signIn().catch(() => setLeaving(false));
  };
  return (
    <main className="page page-narrow">
      {failure !== undefined && (
        <Notice title="The sign-in wasn’t finished">{`It was cancelled or refused (${failure}). Please try again.`}</Notice>
      )}
      <section className="card welcome">
        <h1>Place an order, see it confirmed</h1>
        <p>Sign in to order, and to follow what you have ordered before.</p>
        <button type="button" className="button button-primary" onClick={leave} aria-disabled={leaving}>
          {leaving ? 'Opening the sign-in…' : 'Sign in'}
        </button>
      </section>
    </main>
  );
}
