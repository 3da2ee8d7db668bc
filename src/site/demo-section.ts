import { DEMO_PASSWORD, DEMO_USERS, demoSteps } from './demo-desk.js';
import { type Html, markup } from './markup.js';
import type { Site } from './layout.js';

/** How to try a demo desk: its accounts, and commands that lead from a text to a report. */
export function demoSection({ publicUrl }: Site): Html {
  return markup`<section id="demo">
    <h2>This is a demo desk</h2>
    <p>
      Everybody may sign in with these accounts; the password of each is <code>${DEMO_PASSWORD}</code>. Do not put
      anything real in here.
    </p>
    <table>
      <thead>
        <tr>
          <th scope="col">Account</th>
          <th scope="col">Does</th>
        </tr>
      </thead>
      <tbody>
        ${DEMO_USERS.map(
          ({ email, does }) =>
            markup`<tr>
              <td><code>${email}</code></td>
              <td>${does}</td>
            </tr> `,
        )}
      </tbody>
    </table>
    <h2>The first ten minutes</h2>
    <p>From a text to a published report, in a shell with <code>curl</code> and <code>node</code>.</p>
    ${demoSteps(publicUrl).map(
      ({ title, commands }, index) =>
        markup`<h3>${index + 1}. ${title}</h3>
          <pre tabindex="0"><code>${commands}</code></pre> `,
    )}
  </section>`;
}
