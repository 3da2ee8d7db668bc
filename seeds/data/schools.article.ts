import { article } from './article.js';

export const PUPILS =
  'The seven primary schools of Marlow Sound have 1,860 pupils this autumn, 120 fewer than in 2020.';
export const CLASS_SIZE = 'The average class has 19 children, the smallest size ever recorded in the town.';
export const READING =
  'In the national reading test of May 2026, 81 percent of ten-year-olds in Marlow Sound reached the expected level.';
export const TEACHERS = 'One in four teachers in the town is older than 58, said education officer Nadia Ferrant.';
export const TABLETS = 'The council bought 900 tablets for 310,000 crowns in 2024.';
export const BULLYING =
  'Parents’ spokesman Ruben Teague said that bullying has tripled since the Northgate school was merged.';
export const LUNCH = 'Free school lunches have been offered to every child in Aldmere since August 2022.';
export const BUS =
  'The longest school bus ride in the district takes 55 minutes, according to the timetable of September 2026.';

export const SCHOOLS = article(
  {
    title: 'Fewer children, smaller classes: Marlow Sound counts its pupils',
    byline: 'Edda Strand',
    url: 'https://harbour-ledger.example/2026/10/school-figures',
    source: 'The Harbour Ledger',
    publishedAt: '2026-10-19',
  },
  [
    `${PUPILS} The education office published its yearly count on Friday.`,
    `For the children it means more room. ${CLASS_SIZE} Some classrooms at the Quayside school stand empty and are used for storing chairs.`,
    `The results are better than many had feared. ${READING} The share was a little lower in the island schools, where the lessons are held for several years at once.`,
    `The office worries about something else. ${TEACHERS} “We shall have to find thirty people in five years, and they do not grow on trees,” Ferrant told the meeting.`,
    `Money was spent in the meantime. ${TABLETS} Whether the children learn more with them is a matter of opinion in the staff rooms.`,
    `${BULLYING} The school’s head did not want to speak about single cases. Northgate took in the pupils of two smaller schools.`,
    `There was praise as well. ${LUNCH} Cooks at the Quayside school serve fish twice a week, and the plates come back clean.`,
    `The way to school remains long for some. ${BUS} A second bus would be nice, a father said, but he had stopped asking.`,
    'Small schools are the soul of a small town. It would be wrong to measure them by the number of chairs that are taken.',
    'The office expects the number of pupils to fall further. By 2032 there could be fewer than 1,600.',
    'Read more: the full table for every school is in Saturday’s paper.',
  ],
);
