/** The accounts of a demo desk, as the demo data makes them; the configuration refuses demo mode in production. */
export const DEMO_PASSWORD = 'claimdesk-demo';

export const DEMO_USERS: readonly { email: string; does: string }[] = [
  { email: 'admin@demo.example', does: 'users, rating schemes, settings' },
  { email: 'editor@demo.example', does: 'documents, claims, rounds; publishes' },
  { email: 'editor2@demo.example', does: 'the second pair of eyes: approves, confirms corrections' },
  { email: 'adjudicator@demo.example', does: 'settles disagreements' },
  { email: 'reviewer1@demo.example', does: 'rates claims' },
  { email: 'reviewer2@demo.example', does: 'rates claims' },
  { email: 'reviewer3@demo.example', does: 'rates claims' },
  { email: 'viewer@demo.example', does: 'reads' },
];

interface DemoStep {
  title: string;
  commands: string;
}

const AFTER_SIGN_IN: readonly DemoStep[] = [
  {
    title: 'Put a document in and take the first claim found in it',
    commands: `DOC=$(desk editor POST /documents '{"title":"Council minutes",
  "source":"Norvale Gazette",
  "text":"The storm destroyed 41 houses in Norvale on Monday, the mayor said."}' | pick .id)
until CLAIM=$(desk editor GET "/claims?documentId=$DOC" |
  pick '.items[0].id' 2>/dev/null); do sleep 1; done
desk editor POST /claims/$CLAIM/accept '{"checkReason":"It is quoted widely."}'`,
  },
  {
    title: 'Open a round and give it to both reviewers',
    commands: `ROUND=$(desk editor POST /claims/$CLAIM/rounds '{}' | pick .id)
for WHO in reviewer1 reviewer2; do
  ME=$(desk $WHO GET /auth/me | pick .id)
  desk editor POST /rounds/$ROUND/assignments '{"reviewerIds":["'$ME'"]}'
done`,
  },
  {
    title: 'Rate it, each for themselves',
    commands: `for WHO in reviewer1 reviewer2; do
  TASK=$(desk $WHO GET "/me/assignments?limit=200" |
    pick ".items.find((item) => item.claimId === '$CLAIM').id")
  desk $WHO GET /assignments/$TASK
  desk $WHO POST /assignments/$TASK/submit '{"label":"FALSE","confidence":4,
    "rationale":"The survey of the council lists 29 destroyed houses.",
    "evidence":[{"title":"Damage survey","url":"https://council.example/survey",
      "stance":"REFUTES","kind":"PRIMARY"}]}'
done`,
  },
  {
    title: 'Approve and publish the verdict, then read the report',
    commands: `VERDICT=$(desk editor GET "/verdicts?claimId=$CLAIM" | pick '.items[0].id')
desk editor2 POST /verdicts/$VERDICT/approve '{}'
REPORT=$(desk editor POST /verdicts/$VERDICT/publish | pick .reportNumber)
curl -sS $DESK/reports/$REPORT.jsonld`,
  },
];

/** Steps of the first ten minutes: what happens, and the commands that do it. A test runs them. */
export function demoSteps(publicUrl: string): readonly DemoStep[] {
  return [
    {
      title: 'Sign in as two editors and two reviewers',
      commands: `DESK=${publicUrl}/api/v1
pick() { node -pe "JSON.parse(require('fs').readFileSync(0))$1"; }
desk() {
  curl -sS -b "$1.jar" -c "$1.jar" -H 'content-type: application/json' \\
    -X "$2" "$DESK$3" -d "\${4-}"
}
for WHO in editor editor2 reviewer1 reviewer2; do
  desk $WHO POST /auth/login \\
    '{"email":"'$WHO'@demo.example","password":"${DEMO_PASSWORD}"}'
done`,
    },
    ...AFTER_SIGN_IN,
  ];
}
