/** Who gives a session: a name, or a number that the planner gave while nobody was chosen. */

const placeholder = /^trainer-\d+$/

/**
 * The name of a session's trainer; null where the planner only counted one.
 *
 * @example trainerNamed('trainer-1') // null
 */
export const trainerNamed = (trainer: string): string | null => (placeholder.test(trainer) ? null : trainer)
