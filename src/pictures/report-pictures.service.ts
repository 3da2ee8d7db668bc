import { Injectable } from '@nestjs/common';
import { AppError } from '../common/app-error.js';
import { Semaphore } from '../common/semaphore.js';
import { drawPicture } from './draw-picture.js';
import { type PictureFacts, pictureKey } from './picture-facts.js';

/** Pictures drawn at a time: each takes a thread of Node's pool for a few hundredths of a second. */
const AT_ONCE = 2;
/** Who asks while so many wait is told to come again. */
const WAITING = 50;
/** Pictures kept in memory, at 40 to 120 kB each. */
const KEPT = 100;

/** Pictures of reports. One picture is drawn once, however many ask for it at the same time. */
@Injectable()
export class ReportPictures {
  private readonly places = new Semaphore(AT_ONCE);
  /** By key, the one used longest ago first. */
  private readonly kept = new Map<string, Promise<Buffer>>();

  /** PNG. @throws AppError RATE_LIMITED while too many pictures wait to be drawn. */
  async png(facts: PictureFacts): Promise<Buffer> {
    const key = pictureKey(facts);
    const found = this.kept.get(key) ?? this.draw(facts);
    this.kept.delete(key);
    this.kept.set(key, found);
    for (const oldest of [...this.kept.keys()].slice(0, Math.max(0, this.kept.size - KEPT))) this.kept.delete(oldest);
    try {
      return await found;
    } catch (error) {
      this.kept.delete(key);
      throw error;
    }
  }

  private draw(facts: PictureFacts): Promise<Buffer> {
    if (this.places.queue >= WAITING) {
      throw new AppError('RATE_LIMITED', 'Too many pictures are being drawn. Try again in a few seconds.', {
        retryAfterSeconds: 5,
      });
    }
    return this.places.run(() => drawPicture(facts).encode('png'));
  }
}
