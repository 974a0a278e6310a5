/** A workbook that is not read, and the French sentence that says why and how to mend it. */
export class Unreadable extends Error {
	readonly code: string;
	readonly attendu: string;
	constructor(
		phrase: string,
		code = 'source-error',
		attendu = 'un classeur .xlsx ou .ods, ou un fichier CSV'
	) {
		super(phrase);
		this.name = 'Unreadable';
		this.code = code;
		this.attendu = attendu;
	}
}
