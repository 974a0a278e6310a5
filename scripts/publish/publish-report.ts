import { formatCount } from '#lib/domain/typography.ts';
import type { CheckedCopy, Fault } from './check-copy.ts';
import { passedLimits, smallerBy } from './host-limits.ts';
import type { FigurePreset } from './presets.ts';

/** How many of what is wrong are told one by one. */
const TOLD = 20;

const WHY: Readonly<Record<Fault['why'], string>> = {
	missing: 'ne mène à aucun fichier',
	question: 'garde un « ? », que ne lit pas un hébergement de fichiers',
	'no-place': 'nomme un endroit que la page n’a pas',
	'bad-name': 'est un nom que Windows refuse',
	'twin-name': 'a le même nom, aux majuscules près',
	'long-name': 'est un chemin de plus de 255 octets',
	unreadable: 'est une archive illisible'
};

/** What the check of a copy says, in lines. */
export function checkReport({ files, links, bytes, faults }: CheckedCopy): string[] {
	const read = `${formatCount(files)} fichiers (${formatCount(Math.ceil(bytes / 1e6))} Mo) et ${formatCount(links)} liens contrôlés`;
	if (faults.length === 0) return [`${read} : chaque lien mène à un fichier de la copie.`];
	return [
		`${read} : ${formatCount(faults.length)} ${faults.length > 1 ? 'défauts' : 'défaut'}.`,
		...faults.slice(0, TOLD).map(({ file, said, why }) => `${file} : « ${said} » ${WHY[why]}.`),
		...(faults.length > TOLD ? ['…'] : [])
	];
}

/** Which hosts do not take the copy, and what makes it smaller; nothing when all take it. */
export function limitsReport(
	checked: CheckedCopy,
	presets: readonly FigurePreset[],
	frozen: readonly number[]
): string[] {
	const passed = passedLimits(checked);
	return passed.length === 0 ? [] : [...passed, smallerBy(presets, frozen)];
}

/** How far a reading is, and about how long it will still take, as so much took so long. In milliseconds. */
export function progressLine(done: number, waiting: number, elapsed: number): string {
	const minutes = Math.ceil((elapsed / done) * (waiting / 60_000));
	return `${formatCount(done)} réponses lues sur ${formatCount(done + waiting)} connues${waiting === 0 ? '' : `, encore environ ${minutes} min`}`;
}

/** One line that moves on a terminal, one line each thousand answers elsewhere. */
export function progress(
	stream: NodeJS.WriteStream = process.stderr
): (done: number, waiting: number) => void {
	const began = Date.now();
	let told = 0;
	return (done, waiting) => {
		const line = () => progressLine(done, waiting, Date.now() - began);
		if (stream.isTTY) stream.write(`\r${line()} \u001B[K${waiting === 0 ? '\r\u001B[K' : ''}`);
		else if (done >= told + 1000) {
			told = done - (done % 1000);
			stream.write(`${line()}\n`);
		}
	};
}

/** What the site leads to and did not answer. */
export function refusedReport(refused: ReadonlyMap<string, number>): string[] {
	if (refused.size === 0) return [];
	const some = [...refused].slice(0, 5).map(([address, status]) => `${address} (${status})`);
	return [
		`${formatCount(refused.size)} adresses vers lesquelles le site mène n’ont rien à montrer et ne sont pas publiées : ${some.join(', ')}${refused.size > 5 ? '…' : '.'}`
	];
}
