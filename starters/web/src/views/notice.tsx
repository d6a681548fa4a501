import type { ReactNode } from 'react';

interface NoticeProps {
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: { readonly label: string; readonly run: () => unknown };
  /** `problem` is read out at once; `hint` when there is time. */
  readonly tone?: 'problem' | 'hint';
}

/** Something that a person should know, with what to do about it. */
export function Notice({ title, children, action, tone = 'problem' }: NoticeProps) {
  return (
    <div className={`notice notice-${tone}`} role={tone === 'problem' ? 'alert' : 'status'}>
      <div className="notice-text">
        <p className="notice-title">{title}</p>
        {children !== undefined && <p>{children}</p>}
      </div>
      {action && (
        <button type="button" className="button" onClick={() => void action.run()}>
          {action.label}
        </button>
      )}
    </div>
  );
}
