import type { ReactNode } from 'react';
import layout from './layout.module.css';
import { DateText } from './when';

interface Props<Version> {
  title: string;
  /** Newest first. */
  versions: readonly Version[];
  nameOf: (version: Version) => string;
  /** What a version says differently from the one before; the first has none before it. */
  changes: (version: Version, before: Version | undefined) => ReactNode;
}

/** The versions of what the desk works by, folded away, each with what it changed. */
export function VersionHistory<Version extends { id: string; createdAt: string }>(props: Props<Version>) {
  const { title, versions, nameOf, changes } = props;
  return (
    <details>
      <summary>{title}</summary>
      <ol reversed className={layout.entries}>
        {versions.map((version, index) => (
          <li key={version.id}>
            <p>
              <strong>{nameOf(version)}</strong>{' '}
              <span className={layout.small}>
                <DateText at={version.createdAt} withTime />
              </span>
            </p>
            {changes(version, versions[index + 1])}
          </li>
        ))}
      </ol>
    </details>
  );
}
