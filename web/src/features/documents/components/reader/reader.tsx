import { useCallback, useMemo, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../../../components/ui/button';
import { Checkbox } from '../../../../components/ui/checkbox';
import { useShortcuts } from '../../../../lib/shortcuts';
import type { DocumentClaim } from '../../api/claims';
import type { DocumentVersion } from '../../api/documents';
import { marksByRow, rowAt } from '../../reading/segments';
import { rowsOf } from '../../reading/text-rows';
import { overlaps, type TextSpan } from '../../reading/text-span';
import { ChosenBar } from './chosen-bar';
import { marksOf, placedClaims, toneOf } from './claims-of-text';
import { LostClaims } from './lost-claims';
import { ReaderLine } from './reader-line';
import { useChosen } from './use-chosen';
import { useTextRows } from './use-text-rows';
import styles from './reader.module.css';

interface Props {
  version: DocumentVersion;
  language: string;
  claims: readonly DocumentClaim[];
  /** What words are chosen for; null for who may only read. */
  take: { name: string; run: (span: TextSpan) => void } | null;
  /** Of what was taken, the words for which everything is done. */
  done: TextSpan | null;
  /** Where to begin. */
  startAt?: number | undefined;
  canReattach: boolean;
}

/** Estimated height of a line of text and of a card, before they are drawn. */
const LINE = { characters: 80, pixels: 27 };
const CARD = 62;
const NONE: never[] = [];

/** A text as readable prose: its claims are marked, and stand in the margin beside their words. */
export function Reader({ version, language, claims, take, done, startAt, canReattach }: Props) {
  const t = useTranslations('documents');
  const frame = useRef<HTMLDivElement>(null);
  const [withOff, setWithOff] = useState(false);
  const [lit, setLit] = useState<string | null>(null);
  const [at, setAt] = useState<{ id: string; byKey: boolean } | null>(null);
  const { text } = version;

  const rows = useMemo(() => rowsOf(text, version.blocks, language), [text, version.blocks, language]);
  const all = useMemo(() => placedClaims(claims, version.number), [claims, version.number]);
  const placed = useMemo(
    () => (withOff ? all.placed : all.placed.filter(({ claim }) => toneOf(claim) !== 'off')),
    [all, withOff],
  );
  const marks = useMemo(() => marksByRow(rows, marksOf(placed)), [rows, placed]);
  const cards = useMemo(() => {
    const byRow = rows.map(() => [] as DocumentClaim[]);
    for (const { claim, start } of placed) byRow[Math.min(rowAt(rows, start), rows.length - 1)]?.push(claim);
    return byRow;
  }, [rows, placed]);
  const estimate = (index: number): number => {
    const row = rows[index];
    const lines = row ? Math.ceil((row.end - row.start) / LINE.characters) : 1;
    return Math.max(lines * LINE.pixels, (cards[index]?.length ?? 0) * CARD) + 16;
  };
  const drawn = useTextRows(frame, rows.length, estimate);

  /** A claim, where this row is about it: a row is drawn again only when what it shows has changed. */
  const here = (index: number, id: string | null | undefined): string | null =>
    id && (marks[index]?.some(({ claimId }) => claimId === id) || cards[index]?.some((claim) => claim.id === id))
      ? id
      : null;
  const reach = useCallback((id: string) => setAt((before) => (before?.id === id ? before : { id, byKey: false })), []);

  const show = useCallback((row: number) => drawn.scrollToIndex(row, { align: 'auto' }), [drawn]);
  const go = (step: 1 | -1) => {
    const now = at ? placed.findIndex(({ claim }) => claim.id === at.id) : -1;
    const firstInView = placed.findIndex(({ start }) => rowAt(rows, start) >= firstRowInView());
    const next = now === -1 ? placed[Math.max(0, firstInView)] : placed[now + step];
    if (!next) return;
    setAt({ id: next.claim.id, byKey: true });
    show(rowAt(rows, next.start));
  };
  const firstRowInView = (): number =>
    drawn.getVirtualItems().find(({ end }) => end > (drawn.scrollOffset ?? 0))?.index ?? 0;

  const takeChosen = () => chosen && take?.run({ start: chosen.start, end: chosen.end });
  const { chosen, begin, clear, onKeyDown } = useChosen({
    text,
    rows,
    language,
    frame,
    isOn: take !== null,
    onMove: show,
    onTake: () => takeChosen(),
    done,
  });
  const beginHere = () => {
    const here = at && placed.find(({ claim }) => claim.id === at.id);
    begin(here?.start ?? startAt ?? rows[firstRowInView()]?.start ?? 0);
  };
  useShortcuts([
    { key: 'j', name: t('nextClaim'), run: () => go(1), enabled: placed.length > 0 },
    { key: 'k', name: t('previousClaim'), run: () => go(-1), enabled: placed.length > 0 },
    { key: 's', name: t('choose.begin'), run: beginHere, enabled: take !== null },
  ]);
  const off = all.placed.length - all.placed.filter(({ claim }) => toneOf(claim) !== 'off').length;

  return (
    <>
      <LostClaims claims={all.lost} canReattach={canReattach} />
      <div>
        <div className={styles.tools}>
          <p role="status" className={styles.count}>
            {t('claimCount', { count: placed.length })}
          </p>
          <Button shortcut="k" onPress={() => go(-1)} isDisabled={placed.length === 0}>
            {t('previousClaim')}
          </Button>
          <Button shortcut="j" onPress={() => go(1)} isDisabled={placed.length === 0}>
            {t('nextClaim')}
          </Button>
          {take && (
            <Button shortcut="s" onPress={beginHere}>
              {t('choose.begin')}
            </Button>
          )}
          {off > 0 && (
            <Checkbox isSelected={withOff} onChange={setWithOff}>
              {t('withOff', { count: off })}
            </Checkbox>
          )}
        </div>
        {take && <p className={styles.hint}>{t('choose.hint')}</p>}
        <div
          ref={frame}
          className={styles.frame}
          style={{ height: drawn.getTotalSize() }}
          tabIndex={0}
          role="group"
          aria-label={t('text')}
          onKeyDown={onKeyDown}
          onMouseOver={(event) => setLit(claimUnder(event.target))}
          onClick={(event) => {
            const id = claimUnder(event.target);
            if (id && document.getSelection()?.isCollapsed) setAt({ id, byKey: false });
          }}
        >
          {drawn.getVirtualItems().map(({ index, key, start }) => {
            const row = rows[index];
            if (!row) return null;
            return (
              <div
                key={key}
                ref={drawn.measureElement}
                data-index={index}
                className={styles.row}
                style={{ transform: `translateY(${start - drawn.options.scrollMargin}px)` }}
              >
                <ReaderLine
                  text={text}
                  row={row}
                  marks={marks[index] ?? NONE}
                  claims={cards[index] ?? NONE}
                  current={here(index, at?.id)}
                  takesFocus={at?.byKey ?? false}
                  lit={here(index, lit)}
                  chosen={chosen?.by === 'keys' && overlaps(chosen, row) ? chosen : null}
                  onLight={setLit}
                  onFocus={reach}
                />
              </div>
            );
          })}
        </div>
        {chosen && take && (
          <ChosenBar
            words={text.slice(chosen.start, chosen.end)}
            byKeys={chosen.by === 'keys'}
            take={take.name}
            onTake={takeChosen}
            onStop={clear}
          />
        )}
      </div>
    </>
  );
}

const claimUnder = (target: EventTarget): string | null =>
  target instanceof Element ? (target.closest<HTMLElement>('[data-claim]')?.dataset.claim ?? null) : null;
