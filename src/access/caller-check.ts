import type { ActorRequest } from './access.decorators.js';
import type { PersonActor } from './actor.js';

/**
 * For answers that stay open after the guard let them through: asks again who calls, and what they may do now. Bound by
 * `auth`, which nothing else may know.
 */
export abstract class CallerCheck {
  /**
   * From now on the request does not keep its session alive: an answer that stays open is no sign that anybody is there.
   * @returns a question that may be asked any number of times: the person with their rights of that moment, or null when
   * the session or token has ended. It throws when the database cannot be asked.
   */
  abstract watch(request: ActorRequest): () => Promise<PersonActor | null>;
}
