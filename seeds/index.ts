import type { INestApplicationContext } from '@nestjs/common';

/** Demo users and data, the first time. */
export async function seedDemo(_app: INestApplicationContext): Promise<void> {}
