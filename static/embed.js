// Sets the height of Lignes claires frames. Only our frames, only from our origin, only sane heights.
(() => {
	const { origin } = new URL(document.currentScript.src);
	addEventListener('message', ({ data, origin: from, source }) => {
		if (from !== origin || data?.type !== 'lignes-claires:hauteur' || !Number.isFinite(data.hauteur)) return;
		for (const frame of document.querySelectorAll('iframe'))
			if (frame.contentWindow === source)
				frame.style.height = `${Math.min(4000, Math.max(120, Math.ceil(data.hauteur)))}px`;
	});
})();
