throw new Error('it needs a native library');
