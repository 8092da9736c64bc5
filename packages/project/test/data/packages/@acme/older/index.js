throw new Error('a package that does not fit is not imported');
