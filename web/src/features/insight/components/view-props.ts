import type { InsightSearch } from '../../../lib/insight-search';
import type { Days } from '../api/insight';

/** What all views are given: the period, what the address says, and how to change it. */
export interface ViewProps {
  days: Days;
  search: InsightSearch;
  change: (change: { [Name in keyof InsightSearch]: InsightSearch[Name] | undefined }) => void;
}
