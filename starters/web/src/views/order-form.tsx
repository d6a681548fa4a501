import { useRef, useState, type SubmitEvent } from 'react';

import { checkDraft, EMPTY_DRAFT, LARGEST_QUANTITY, LONGEST_ITEM, type Draft, type Field, type FieldErrors } from '../draft.ts';
import type { Orders } from '../use-orders.ts';

interface Trouble {
  readonly message?: string;
  readonly errors: FieldErrors;
}

const NO_TROUBLE: Trouble = { errors: {} };

export function OrderForm({ place }: Pick<Orders, 'place'>) {
  const [draft, setDraft] = useState(EMPTY_DRAFT);
  const [trouble, setTrouble] = useState(NO_TROUBLE);
  const [sending, setSending] = useState(false);
  /** One key for one attempt: it stays while the same draft is sent again, so a lost answer orders nothing twice. */
  const attempt = useRef<string | undefined>(undefined);
  const inputs = { item: useRef<HTMLInputElement>(null), quantity: useRef<HTMLInputElement>(null) };

  const change = (field: Field, value: string): void => {
    attempt.current = undefined;
    setDraft((old) => ({ ...old, [field]: value }));
    setTrouble(({ errors: { [field]: _, ...errors } }) => ({ errors }));
  };

  const show = (found: Trouble): void => {
    setTrouble(found);
    const first = (['item', 'quantity'] as const).find((field) => found.errors[field] !== undefined);
    if (first) inputs[first].current?.focus();
  };

  const submit = async (): Promise<void> => {
    const checked = checkDraft(draft);
    if ('errors' in checked) return show(checked);
    attempt.current ??= crypto.randomUUID();
    setSending(true);
    const outcome = await place(checked.order, attempt.current);
    setSending(false);
    if (outcome.kind === 'done') {
      attempt.current = undefined;
      setDraft(EMPTY_DRAFT);
      setTrouble(NO_TROUBLE);
      inputs.item.current?.focus();
    } else if (outcome.kind === 'refused') {
      // A mistake in a field is told there.
      show(Object.keys(outcome.errors).length > 0 ? { errors: outcome.errors } : outcome);
    } else if (outcome.kind === 'unavailable') {
      show({ message: `${outcome.message} Send it again: it won’t be ordered twice.`, errors: {} });
    }
  };

  const onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (!sending) void submit();
  };

  return (
    <form className="card form" aria-labelledby="new-order" noValidate onSubmit={onSubmit}>
      <h2 id="new-order">New order</h2>
      {trouble.message !== undefined && (
        <p className="form-problem" role="alert">
          {trouble.message}
        </p>
      )}
      <Input
        field="item"
        label="Item"
        draft={draft}
        errors={trouble.errors}
        change={change}
        inputRef={inputs.item}
        maxLength={LONGEST_ITEM}
      />
      <Input
        field="quantity"
        label="Quantity"
        hint={`1 to ${LARGEST_QUANTITY}`}
        draft={draft}
        errors={trouble.errors}
        change={change}
        inputRef={inputs.quantity}
        inputMode="numeric"
      />
      <button type="submit" className="button button-primary" aria-disabled={sending}>
        {sending ? 'Placing the order…' : 'Place order'}
      </button>
    </form>
  );
}

interface InputProps {
  readonly field: Field;
  readonly label: string;
  readonly hint?: string;
  readonly draft: Draft;
  readonly errors: FieldErrors;
  readonly change: (field: Field, value: string) => void;
  readonly inputRef: React.RefObject<HTMLInputElement | null>;
  readonly maxLength?: number;
  readonly inputMode?: 'numeric';
}

function Input({ field, label, hint, draft, errors, change, inputRef, ...rest }: InputProps) {
  const error = errors[field];
  const described = [hint && `${field}-hint`, error && `${field}-error`].filter(Boolean).join(' ');
  return (
    <div className="field">
      <label htmlFor={field}>{label}</label>
      {hint && (
        <span className="hint" id={`${field}-hint`}>
          {hint}
        </span>
      )}
      <input
        id={field}
        name={field}
        ref={inputRef}
        value={draft[field]}
        onChange={(event) => change(field, event.target.value)}
        autoComplete="off"
        required
        aria-invalid={error !== undefined}
        aria-describedby={described === '' ? undefined : described}
        {...rest}
      />
      {error !== undefined && (
        <p className="field-error" id={`${field}-error`}>
          {error}
        </p>
      )}
    </div>
  );
}
