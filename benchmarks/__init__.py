"""What we measure, side by side with others: one module a subject, each with `main()` that prints a table."""
