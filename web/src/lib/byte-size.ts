const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

/** A size as people write it: the number in the largest unit that fits, as the formatter of the page takes it. */
export function byteSize(bytes: number): {
  value: number;
  options: { style: 'unit'; unit: string; unitDisplay: 'short'; maximumFractionDigits: number };
} {
  const step = bytes < 1000 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(bytes) / 3));
  const unit = UNITS[step] ?? 'byte';
  return {
    value: bytes / 1000 ** step,
    options: { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: step === 0 ? 0 : 1 },
  };
}
