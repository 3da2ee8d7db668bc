import type { ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components';
import styles from './tabs.module.css';

interface Props<Key extends string> {
  label: string;
  /** Key, name and content of each, in order; only the chosen one is drawn. */
  tabs: readonly { key: Key; name: ReactNode; content: ReactNode }[];
  selected?: Key;
  onSelect?: (key: Key) => void;
}

/** Views of one thing; the arrow keys go from one to the next. */
export function Tabs<Key extends string>({ label, tabs, selected, onSelect }: Props<Key>) {
  return (
    <AriaTabs
      className={styles.tabs}
      {...(selected === undefined ? {} : { selectedKey: selected })}
      onSelectionChange={(key) => onSelect?.(key as Key)}
    >
      <TabList aria-label={label} className={styles.list}>
        {tabs.map(({ key, name }) => (
          <Tab key={key} id={key} className={styles.tab}>
            {name}
          </Tab>
        ))}
      </TabList>
      {tabs.map(({ key, content }) => (
        <TabPanel key={key} id={key} className={styles.panel}>
          {content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
