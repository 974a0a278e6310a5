/** How much a line of the log matters. */
export type Level = 'info' | 'avertissement' | 'erreur';

/** What went wrong, as a line may say it: its name, its code, its sentence, where. */
function told(error: unknown): Record<string, unknown> {
	if (!(error instanceof Error)) return { erreur: String(error) };
	const { name, message, stack } = error;
	const code: unknown = 'code' in error ? error.code : undefined;
	return {
		erreur: `${name}: ${message}`,
		...(code === undefined ? {} : { code }),
		pile: stack?.split('\n').slice(1, 9)
	};
}

/** What a terminal obeys, or what turns or hides what is read there, and JSON leaves as it is. */
const UNSEEN = /[\u007F-\u009F\p{Cf}\u2028\u2029]/gu;
const codesOf = (character: string) =>
	character
		.split('')
		.map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
		.join('');

/** Writes a line of the log as JSON: one event, one line, whatever visitors write. */
export function writeLog(
	niveau: Level,
	evenement: string,
	{ error, ...fields }: Readonly<Record<string, unknown>> = {}
): void {
	const fact = JSON.stringify({
		heure: new Date().toISOString(),
		niveau,
		evenement,
		...fields,
		...(error === undefined ? {} : told(error))
	});
	const line = fact.replace(UNSEEN, codesOf);
	if (niveau === 'erreur') console.error(line);
	else console.log(line);
}
