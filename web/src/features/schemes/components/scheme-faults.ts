import type { Content } from '../api/schemes';

/** What is wrong with a scheme while somebody still writes it; the server looks at all of it again. */
export type Fault =
  | { kind: 'key' | 'name' | 'range' | 'twoGraded' | 'reversed' | 'falls' | 'sameNumber' }
  | {
      kind: 'outside' | 'sameKey' | 'sameName' | 'labelKey' | 'labelName' | 'definition' | 'color' | 'mapping';
      label: string;
    }
  | { kind: 'options' | 'fieldKey' | 'sameField'; label: string }
  | { kind: 'untranslated'; label: string; language: string };

const KEY = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const LABEL_KEY = /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/;
const FIELD_KEY = /^[a-z][a-zA-Z0-9]*$/;

export function schemeFaults(content: Content): Fault[] {
  const faults: Fault[] = [];
  if (!KEY.test(content.key)) faults.push({ kind: 'key' });
  if (content.name.trim() === '') faults.push({ kind: 'name' });
  return [
    ...faults,
    ...scaleFaults(content),
    ...labelFaults(content),
    ...mappingFaults(content),
    ...fieldFaults(content),
    ...translationFaults(content),
  ];
}

const graded = ({ labels }: Content) =>
  labels.flatMap((label) => (label.ordinal === null ? [] : [{ ...label, ordinal: label.ordinal }]));

function scaleFaults(content: Content): Fault[] {
  const { min, max } = content;
  const faults: Fault[] = [];
  const labels = graded(content);
  if (min < 1 || max <= min) faults.push({ kind: 'range' });
  if (labels.length < 2) faults.push({ kind: 'twoGraded' });
  for (const { name, ordinal } of labels)
    if (ordinal < min || ordinal > max) faults.push({ kind: 'outside', label: name });
  const numbers = labels.map(({ ordinal }) => ordinal);
  const falls = numbers.every((number, index) => number < (numbers[index - 1] ?? Infinity));
  const rises = numbers.every((number, index) => number > (numbers[index - 1] ?? -Infinity));
  if (new Set(numbers).size < numbers.length) faults.push({ kind: 'sameNumber' });
  else if (!falls) faults.push({ kind: rises ? 'reversed' : 'falls' });
  return faults;
}

function labelFaults({ labels }: Content): Fault[] {
  return labels.flatMap(({ key, name, definition, color }, index): Fault[] => {
    const label = name.trim() === '' ? key || String(index + 1) : name;
    const earlier = labels.slice(0, index);
    const faults: Fault[] = [];
    if (!LABEL_KEY.test(key)) faults.push({ kind: 'labelKey', label });
    if (name.trim() === '') faults.push({ kind: 'labelName', label });
    if (definition.trim() === '') faults.push({ kind: 'definition', label });
    if (!/^#[0-9a-fA-F]{6}$/.test(color)) faults.push({ kind: 'color', label });
    if (earlier.some((other) => other.key === key)) faults.push({ kind: 'sameKey', label });
    if (earlier.some((other) => other.name.toLowerCase() === name.toLowerCase()))
      faults.push({ kind: 'sameName', label });
    return faults;
  });
}

/** In ClaimReview too, a truer label never has the lower number. */
function mappingFaults(content: Content): Fault[] {
  const { min, max } = content;
  const labels = graded(content);
  return labels.flatMap(({ name, ordinal, claimReview }, index): Fault[] => {
    const value = claimReview?.value ?? ordinal;
    const above = labels[index - 1];
    const rises = above !== undefined && value > (above.claimReview?.value ?? above.ordinal);
    const wrong = claimReview?.value !== undefined && (value < min || value > max);
    return wrong || (rises && claimReview?.value !== undefined) ? [{ kind: 'mapping', label: name }] : [];
  });
}

function fieldFaults({ fields = [] }: Content): Fault[] {
  return fields.flatMap(({ key, name, type, options = [] }, index): Fault[] => {
    const label = name || key || String(index + 1);
    const faults: Fault[] = [];
    if (!FIELD_KEY.test(key) || name.trim() === '') faults.push({ kind: 'fieldKey', label });
    if (fields.slice(0, index).some((other) => other.key === key)) faults.push({ kind: 'sameField', label });
    if (type === 'choice' && options.length < 2) faults.push({ kind: 'options', label });
    return faults;
  });
}

function translationFaults({ labels, translations = [] }: Content): Fault[] {
  return translations.flatMap(({ language, labels: words }) =>
    labels.flatMap(({ key, name }): Fault[] => {
      const word = words.find((each) => each.key === key);
      const done = word !== undefined && word.name.trim() !== '' && word.definition.trim() !== '';
      return done ? [] : [{ kind: 'untranslated', label: name, language }];
    }),
  );
}
