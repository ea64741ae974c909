// Command panj translates and summarises news articles among English, Tajik,
// Russian, Dari and Chinese, and shows what is doubtful in the result.
package main

import "os"

func main() {
	ctx, stop := untilSignal()
	code := run(ctx, os.Args[1:], processEnv())
	stop()
	os.Exit(code)
}
