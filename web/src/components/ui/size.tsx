import { useFormatter } from 'use-intl';
import { byteSize } from '../../lib/byte-size';

/** How large a file is. */
export function Size({ bytes }: { bytes: number }) {
  const { value, options } = byteSize(bytes);
  return useFormatter().number(value, options);
}
