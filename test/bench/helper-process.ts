/** The helper's side of `startHelper`: tells its starter something. */
export const tellStarter = (message: object): void => void process.send?.(message);

/** A helper never outlives the bench, however that ends. */
export const endWithStarter = (): void => void process.once('disconnect', () => process.exit(0));
