// The tests change environment variables, and the virtual clock advances when the thread pool is idle: one test at a time.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
