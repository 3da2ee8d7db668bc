import { Upload } from 'lucide-react';
import type { ReactNode } from 'react';
import { DropZone, FileTrigger, Text } from 'react-aria-components';
import { Button } from './button';
import styles from './file-drop.module.css';

interface Props {
  /** What to drop here. */
  label: string;
  /** What the button says that opens the browser's own choice of files. */
  choose: string;
  /** Media types and extensions, such as `.csv`. */
  accept?: readonly string[];
  onFile: (file: File) => void;
  children?: ReactNode;
}

/** Where a file is dropped, pasted or chosen. */
export function FileDrop({ label, choose, accept, onFile, children }: Props) {
  return (
    <DropZone
      className={styles.zone ?? ''}
      onDrop={({ items }) => {
        const found = items.find((item) => item.kind === 'file');
        if (found?.kind === 'file') void found.getFile().then(onFile);
      }}
    >
      <Upload size={22} aria-hidden="true" />
      <Text slot="label">{label}</Text>
      <FileTrigger
        {...(accept ? { acceptedFileTypes: accept } : {})}
        onSelect={(files) => {
          const file = files?.[0];
          if (file) onFile(file);
        }}
      >
        <Button>{choose}</Button>
      </FileTrigger>
      {children}
    </DropZone>
  );
}
