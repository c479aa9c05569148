/** As `Promise.all`, but a failure is told only when all have ended, so that what they work on can be closed then. */
export async function allEnded<T extends readonly unknown[] | []>(promises: T): Promise<{-readonly [K in keyof T]: Awaited<T[K]>}> {
  await Promise.allSettled(promises);
  return Promise.all(promises);
}
