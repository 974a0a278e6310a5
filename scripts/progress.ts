/** A progress bar on a terminal, silence elsewhere. `total` in bytes. */
export function progressBar(total: number, stream: NodeJS.WriteStream = process.stderr) {
	let done = 0;
	let shown = -1;
	const draw = () => {
		const percent = total === 0 ? 100 : Math.min(100, Math.floor((done / total) * 100));
		if (!stream.isTTY || percent === shown) return;
		shown = percent;
		const filled = Math.round(percent / 4);
		stream.write(`\r[${'█'.repeat(filled)}${'·'.repeat(25 - filled)}] ${String(percent).padStart(3)} %`);
	};
	return {
		advance(bytes: number) {
			done += bytes;
			draw();
		},
		end() {
			if (stream.isTTY && shown >= 0) stream.write('\r\u001B[K');
		}
	};
}
