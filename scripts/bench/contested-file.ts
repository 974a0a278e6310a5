import { writeFileSync } from 'node:fs';

/** A file of payments to organisations of one year, of which a second source gives some other amounts. */
export interface ContestedFile {
	readonly lines: number;
	readonly competing: number;
	readonly dispositif: string;
	readonly exercice: number;
	readonly etape: string;
	/** Under a published total of the shipped base when it is one of its postes; else a poste for each organisation. */
	readonly poste: string | null;
}

/** Writes the file as canonical CSV. */
export function writeContestedFile(path: string, asked: ContestedFile): void {
	const { exercice, dispositif, etape, poste } = asked;
	const row = (source: string, preuve: string, index: number, euros: number) =>
		[
			exercice,
			dispositif,
			etape,
			'cp',
			euros,
			poste ?? `Action ${index}`,
			poste === null ? '' : `Organisme ${index}`,
			source,
			preuve
		].join(';');
	const of = (count: number, line: (index: number) => string) =>
		Array.from({ length: count }, (_, index) => line(index));
	writeFileSync(
		path,
		[
			'exercice;dispositif;etape;nature;montant;poste;beneficiaire;source;preuve',
			...of(asked.lines, (index) => row('Annexe nationale', 'B', index, 100 + ((index * 7) % 900))),
			...of(asked.competing, (index) => row('Autre document', 'C', index, 1100 + ((index * 13) % 900))),
			''
		].join('\n')
	);
}
