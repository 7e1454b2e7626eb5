two = fetch("${second}", ${fast})
